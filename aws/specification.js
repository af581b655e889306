// Holds templates against AWS's own specification of its resources (npm: @aws-cdk/aws-service-spec): types, properties that exist,
// properties that must be there, kinds and choices of values. Usage: node specification.js TEMPLATE…
const fs = require('fs');
const {loadAwsServiceSpecSync} = require('@aws-cdk/aws-service-spec');

const specification = loadAwsServiceSpecSync();
let checked = 0;
let problems = 0;

function problem(path, message) {
    problems++;
    console.log(`${path}: ${message}`);
}

function isFunction(value) {
    return value && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 1
        && /^(Ref|Fn::|Condition)/.test(Object.keys(value)[0]);
}

function checkValue(value, type, path) {
    if (value === undefined || !type || isFunction(value)) return;
    switch (type.type) {
        case 'ref':
            checkObject(value, specification.get('typeDefinition', type.reference.$ref).properties, path);
            break;
        case 'array':
            if (!Array.isArray(value)) problem(path, 'not a list');
            else value.forEach((element, index) => checkValue(element, type.element, `${path}[${index}]`));
            break;
        case 'map':
            if (value && typeof value === 'object') {
                Object.entries(value).forEach(([key, element]) => checkValue(element, type.element, `${path}.${key}`));
            }
            break;
        case 'string':
            if (typeof value === 'object') problem(path, 'not a text');
            else if (type.allowedValues && !type.allowedValues.includes(String(value))) {
                problem(path, `${value} is none of ${type.allowedValues.slice(0, 8)}`);
            }
            break;
        case 'integer':
        case 'number':
            if (isNaN(Number(value))) problem(path, 'not a number');
            break;
        case 'boolean':
            if (![true, false, 'true', 'false'].includes(value)) problem(path, 'not true or false');
            break;
    }
}

function checkObject(value, properties, path) {
    if (isFunction(value)) return;
    if (typeof value !== 'object' || value === null) return problem(path, 'not an object');
    for (const key of Object.keys(value)) {
        checked++;
        if (!properties[key]) problem(path, `there is no property ${key}`);
        else checkValue(value[key], properties[key].type, `${path}.${key}`);
    }
    for (const [key, property] of Object.entries(properties)) {
        if (property.required && value[key] === undefined) problem(path, `${key} is missing`);
    }
}

for (const file of process.argv.slice(2)) {
    const template = JSON.parse(fs.readFileSync(file));
    for (const [id, resource] of Object.entries(template.Resources)) {
        if (/^(Custom::|AWS::CloudFormation::CustomResource|AWS::CDK::)/.test(resource.Type)) continue;
        const found = specification.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
        if (!found.length) problem(id, `there is no type ${resource.Type}`);
        else checkObject(resource.Properties || {}, found[0].properties, `${id} ${resource.Type}`);
    }
}
console.log(`${checked} properties, ${problems} problems`);
process.exit(problems === 0 ? 0 : 1);
