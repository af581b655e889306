"""Deploys templates into moto as far as its resources go, in the order that they are named, and prints as JSON what came of it:
emulated.py TEMPLATE…. Needs python3-moto of Debian 13 (MotoTest)."""
import collections
import io
import json
import sys
import zipfile

import boto3
from moto import mock_aws
from moto.cloudformation import parsing  # noqa: F401, loads every service
from moto.core.common_models import CloudFormationModel

HERE = dict(region_name='us-east-1', aws_access_key_id='none', aws_secret_access_key='none')
# moto makes them, but not from templates such as ours.
LEFT_OUT = {'AWS::ApiGatewayV2::Api', 'AWS::Lambda::EventSourceMapping', 'AWS::Lambda::Permission', 'AWS::Lambda::Version', 'AWS::SSM::Parameter'}
# What its resources cannot tell of themselves.
UNTOLD = {'PublicIp': '203.0.113.7', 'LoadBalancerFullName': 'app/name/1', 'TargetGroupFullName': 'group/name/1', 'TargetGroupName': 'name',
          'LatestVersionNumber': '1'}


def known():
    kinds, left = set(), [CloudFormationModel]
    while left:
        for model in left.pop().__subclasses__():
            left.append(model)
            try:
                kinds.add(model.cloudformation_type())
            except (AttributeError, NotImplementedError, TypeError):
                pass
    return kinds - LEFT_OUT


def pruned(template, kinds, certificate, image):
    """Without what moto does not know; what referred to that gets a plain name."""
    resources = template['Resources']
    gone = {name for name, one in resources.items() if one['Type'] not in kinds}
    # A rule about a group that is not there is none either.
    gone |= {name for name, one in resources.items() if one['Type'].startswith('AWS::EC2::SecurityGroup') and one['Type'] != 'AWS::EC2::SecurityGroup'
             and any('"%s"' % other in json.dumps(one) for other in gone)}
    buses = {name: one['Properties']['Name'] for name, one in resources.items() if one['Type'] == 'AWS::Events::EventBus'}

    def plain(value):
        if isinstance(value, list):
            return [plain(one) for one in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (function, of), = value.items()
            name = of if function == 'Ref' else of[0] if function == 'Fn::GetAtt' else None
            if name in buses:
                return buses[name] if function == 'Ref' else 'arn:aws:events:us-east-1:123456789012:event-bus/' + buses[name]
            if name in gone:
                return certificate if 'ertificate' in name else 'arn:aws:none:us-east-1:123456789012:none:' + name
            if function == 'Fn::GetAtt' and of[1] in UNTOLD:
                return UNTOLD[of[1]]
        return {key: plain(one) for key, one in value.items()}

    kept = {}
    for name, one in resources.items():
        if name in gone:
            continue
        depends = one.get('DependsOn', [])
        one = plain({key: value for key, value in one.items() if key != 'DependsOn'})
        one['DependsOn'] = [other for other in ([depends] if isinstance(depends, str) else depends) if other not in gone]
        own = one.setdefault('Properties', {})
        if one['Type'] == 'AWS::KMS::Key':
            own.pop('Tags', None)
        elif one['Type'] == 'AWS::Events::Rule' and buses and 'EventBusName' in own:
            one['DependsOn'] += buses
        elif one['Type'] == 'AWS::RDS::DBInstance':
            own.update(MasterUsername='labra_owner', MasterUserPassword='twelve-signs')
            own.pop('DBParameterGroupName', None)
        elif one['Type'] == 'AWS::EC2::Instance':
            own['ImageId'] = image
            own.pop('LaunchTemplate', None)
        elif one['Type'] == 'AWS::EC2::LaunchTemplate':
            own['LaunchTemplateData']['ImageId'] = image
        kept[name] = one
    return {'Resources': kept, 'Parameters': template.get('Parameters', {}), 
            'Outputs': {name: plain(one) for name, one in template.get('Outputs', {}).items() if 'Export' in one}}


def main(files):
    kinds = known()
    told = {'stacks': {}}
    with mock_aws():
        def service(name):
            return boto3.client(name, **HERE)
        formation, objects, parameters = service('cloudformation'), service('s3'), service('ssm')
        certificate = service('acm').request_certificate(DomainName='multas.example')['CertificateArn']
        image = service('ec2').describe_images()['Images'][0]['ImageId']
        parameters.put_parameter(Name='/cdk-bootstrap/hnb659fds/version', Value='30', Type='String')
        package = io.BytesIO()
        with zipfile.ZipFile(package, 'w') as made:
            made.writestr('x.txt', 'x')
        for bucket in ('templates', 'cdk-hnb659fds-assets-123456789012-us-east-1'):
            objects.create_bucket(Bucket=bucket)
        for file in files:
            name = file.rsplit('/', 1)[1].removesuffix('.template.json')
            with open(file) as opened:
                text = opened.read().replace('${AWS::AccountId}', '123456789012').replace('{"Ref":"AWS::AccountId"}', '"123456789012"')
            whole = json.loads(text)
            for key in {one['Properties']['Code'].get('S3Key') for one in whole['Resources'].values() if one['Type'] == 'AWS::Lambda::Function'} - {None}:
                objects.put_object(Bucket='cdk-hnb659fds-assets-123456789012-us-east-1', Key=key, Body=package.getvalue())
            ours = collections.Counter(one['Type'] for one in whole['Resources'].values())
            objects.put_object(Bucket='templates', Key=name, Body=json.dumps(pruned(whole, kinds, certificate, image)))
            stack = told['stacks'][name] = {'of': sum(ours.values())}
            try:
                formation.create_stack(StackName=name, TemplateURL='https://templates.s3.amazonaws.com/' + name, Capabilities=['CAPABILITY_IAM'])
                stack['status'] = formation.describe_stacks(StackName=name)['Stacks'][0]['StackStatus']
                pages = formation.get_paginator('list_stack_resources').paginate(StackName=name)
                stack['made'] = sum(len(page['StackResourceSummaries']) for page in pages)
            except Exception as failure:
                stack['status'] = '%s: %s' % (type(failure).__name__, str(failure)[:300])
        events = service('events')
        told['subnets'] = len([one for one in service('ec2').describe_subnets()['Subnets'] if not one['DefaultForAz']])
        told['databases'] = [{'class': one['DBInstanceClass'], 'zones': one['MultiAZ'], 'sealed': one['StorageEncrypted'], 'public': one['PubliclyAccessible'],
                              'version': one['EngineVersion']} for one in service('rds').describe_db_instances()['DBInstances']]
        told['balancers'] = [one['Scheme'] for one in service('elbv2').describe_load_balancers()['LoadBalancers']]
        told['groups'] = [[one['MinSize'], one['MaxSize']] for one in service('autoscaling').describe_auto_scaling_groups()['AutoScalingGroups']]
        told['functions'] = sorted({one['Runtime'] for one in service('lambda').list_functions()['Functions']})
        told['machines'] = sum(len(one['Instances']) for one in service('ec2').describe_instances()['Reservations'])
        told['rules'] = sorted(json.dumps(json.loads(rule['EventPattern']), sort_keys=True) for bus in events.list_event_buses()['EventBuses']
                               for rule in events.list_rules(EventBusName=bus['Name'])['Rules'] if 'EventPattern' in rule)
        told['queues'] = len(service('sqs').list_queues().get('QueueUrls', []))
        told['topics'] = len(service('sns').list_topics()['Topics'])
    print(json.dumps(told))


main(sys.argv[1:])
